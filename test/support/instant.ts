import { randomBytes } from 'node:crypto';

/** Id and date of a row that was made at an instant: in tables kept by time the one has to be of the other. */
export function madeAt(instant: string | Date): { readonly id: string; readonly createdAt: string } {
  const date = new Date(instant);
  const hex = `${date.getTime().toString(16).padStart(12, '0')}7${randomBytes(2).toString('hex').slice(1)}8${randomBytes(8).toString('hex').slice(1)}`;
  return { id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), createdAt: date.toISOString() };
}
