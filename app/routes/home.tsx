import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { showHome } from "#app/use-cases/home/show-home.ts";
import { CenterHomeView } from "./home-center.tsx";
import { PrefectureHomeView } from "./home-prefecture.tsx";

export const meta: MetaFunction = () => [{ title: "ホーム｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  return showHome(await staffContext(args));
}

export default function Home() {
  const home = useLoaderData<typeof loader>();
  return home.kind === "center" ? <CenterHomeView home={home} /> : <PrefectureHomeView home={home} />;
}
