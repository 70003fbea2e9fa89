import { expect, test } from "vitest";
import { oneByOne } from "#app/use-cases/one-by-one.ts";

test("one that fails keeps none of the others back, and all that failed is told", async () => {
  const done: number[] = [];
  const work = (failing: readonly number[]) => async (n: number) => {
    if (failing.includes(n)) throw new Error(`no ${n}`);
    done.push(n);
  };
  await expect(oneByOne([1, 2, 3], work([1]))).rejects.toThrow("no 1");
  expect(done).toEqual([2, 3]);
  await expect(oneByOne([1, 2, 3], work([1, 3]))).rejects.toMatchObject({
    errors: [{ message: "no 1" }, { message: "no 3" }],
  });
  await oneByOne([4], work([]));
  expect(done).toEqual([2, 3, 2, 4]);
});
