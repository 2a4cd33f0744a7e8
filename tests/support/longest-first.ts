import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest: in a fresh clone nothing else tells, and a large file may be a quick one. */
const longest = ['server/acknowledged', 'e2e/desk-line', 'e2e/accessible', 'e2e/desk', 'e2e/wall'];

const rank = ({ moduleId }: TestSpecification) => {
  const place = longest.findIndex((name) => moduleId.endsWith(`tests/${name}.test.ts`));
  return place < 0 ? longest.length : place;
};

/** Begins with the longest files, so that no worker is left alone with one of them at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
