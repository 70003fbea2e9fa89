import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { planningYear } from "#app/domain/year-plan.ts";
import { appContext } from "#app/http/context.server.ts";
import { planHref } from "./plan-links.ts";

/** 開催計画 without a year is that of the year an office is planning. */
export function loader(args: LoaderFunctionArgs) {
  return redirect(planHref(planningYear(tokyoDate(appContext(args).now()))));
}
