import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { appContext } from "#app/http/context.server.ts";
import { activityHref } from "./activity-links.ts";

/** 実績 without a year is the current fiscal year's. */
export function loader(args: LoaderFunctionArgs) {
  return redirect(activityHref(fiscalYearOf(appContext(args).now())));
}
