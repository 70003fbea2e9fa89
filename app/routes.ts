import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL in one table. */
export default [
  route("login", "routes/staff/login.tsx"),
  route("logout", "routes/staff/logout.ts"),
  route("setup/:token", "routes/staff/setup.tsx"),
  route("days/:date", "routes/day.ts"),
  layout("routes/desk.tsx", [
    index("routes/home.tsx"),
    route("sessions", "routes/sessions/list.tsx"),
    route("sessions/calendar", "routes/sessions/calendar.tsx"),
    route("sessions/new", "routes/sessions/new.tsx"),
    route("sessions/:id", "routes/sessions/session.tsx"),
    route("sessions/:id/edit", "routes/sessions/edit.tsx"),
  ]),
] satisfies RouteConfig;
