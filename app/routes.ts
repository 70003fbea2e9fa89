import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL in one table. */
export default [
  route("login", "routes/staff/login.tsx"),
  route("logout", "routes/staff/logout.ts"),
  route("setup/:token", "routes/staff/setup.tsx"),
  route("days/:date", "routes/day.ts"),
  layout("routes/desk.tsx", [index("routes/home.tsx")]),
] satisfies RouteConfig;
