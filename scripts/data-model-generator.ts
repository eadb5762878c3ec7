/**
 * The second generator of `prisma generate`: writes `src/generated/data-model.ts` (see data-model.ts). Prisma starts
 * it as a process of its own and hands it the parsed schema over stdin.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import generatorHelper from '@prisma/generator-helper';
import { renderDataModel } from './data-model.js';

// A CommonJS package whose names Node cannot see from an ES module.
generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'data model', defaultOutput: '../../src/generated/data-model.ts' }),
  async onGenerate({ generator, dmmf }) {
    const output = generator.output?.value;
    if (output === undefined || output === null) throw new Error('The data-model generator needs an output file.');
    await mkdir(dirname(output), { recursive: true });
    const draft = `${output}.${process.pid}.tmp`;
    await writeFile(draft, renderDataModel(dmmf.datamodel));
    await rename(draft, output);
  },
});
