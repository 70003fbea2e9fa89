import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether JavaScript runs: false on the server and in the first render, so the markup without it stays whole. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
