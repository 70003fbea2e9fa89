/**
 * Does `work` for each, one after the other. One that fails keeps none of the others back: what failed is thrown once
 * all had their turn.
 */
export async function oneByOne<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of ${all.length} failed`);
}
