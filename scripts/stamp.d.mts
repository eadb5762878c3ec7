/** Types of stamp.mjs, which is plain JavaScript so that the start can ask it before any TypeScript runs. */
export type Stage = 'prisma' | 'schema' | 'resolvers' | 'build';
export declare const root: string;
export declare const stageOrder: readonly Stage[];
export declare function stageHash(stage: Stage): string;
export declare function recordStage(stage: Stage, hash: string): void;
export declare function staleStages(options?: { build?: boolean }): Stage[];
export declare function ensureGenerated(options?: { build?: boolean; log?: (line: string) => void }): Promise<void>;
