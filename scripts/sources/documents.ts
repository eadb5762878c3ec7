import type { SourceDocument } from './document.js';
import { s0 } from './s0.js';
import { s1 } from './s1.js';
import { s2 } from './s2.js';
import { s3 } from './s3.js';
import { s4 } from './s4.js';

/** The five source documents. */
export const documents: readonly SourceDocument[] = [s0, s1, s2, s3, s4];
export const COVERAGE_FILE = 'docs/data-model/coverage.md';
