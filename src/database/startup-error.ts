/**
 * A reason why the gateway cannot start, told in one sentence a person can act on.
 * The process prints the message alone (no stack) and ends with exit code 1.
 */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartupError';
  }
}

/** What the operating system's error code means for a file or folder the gateway needs; null for a code that says nothing. */
export function fileFailure(error: unknown, path: string): StartupError | null {
  switch (errorCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return new StartupError(
        `${path} cannot be written by this account. Give it the folder, or name another with DATA_DIR.`,
        { cause: error },
      );
    case 'EROFS':
      return new StartupError(`${path} is on a read-only file system. Name a writable folder with DATA_DIR.`, {
        cause: error,
      });
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartupError(`${path} cannot be a folder: a part of the path is a file. Name another with DATA_DIR.`, {
        cause: error,
      });
    case 'ENOENT':
      return new StartupError(`${path} cannot be made here. Name another folder with DATA_DIR.`, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new StartupError(
        `The disk that holds ${path} is full. Free some space (about 300 MB are needed) and start again.`,
        { cause: error },
      );
    default:
      return null;
  }
}

/** The `code` of an error of Node or of PostgreSQL; read by shape, because an error may come from another realm. */
export function errorCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** What an error says; its code when it says nothing, as the refusals of several addresses together do. */
export function errorMessage(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return message !== '' ? message : (errorCode(error) ?? 'no answer');
}
