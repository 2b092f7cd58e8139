import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that look at every page of the product. They take minutes where others take seconds. */
const LONG = [/\/e2e\/access\.test\.ts$/, /\/e2e\/html\.test\.ts$/];

/** Starts what takes longest first, so that no processor waits at the end. On a fresh machine the runner knows sizes of files only, which say nothing here. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a.moduleId) - rankOf(b.moduleId));
  }
}

function rankOf(path: string): number {
  const rank = LONG.findIndex((pattern) => pattern.test(path));
  return rank === -1 ? LONG.length : rank;
}
