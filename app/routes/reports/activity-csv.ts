import type { LoaderFunctionArgs } from "@remix-run/node";
import { activityFile } from "./activity-file.ts";

export const loader = (args: LoaderFunctionArgs) => activityFile(args, "csv");
