import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL in one table. */
export default [
  route("login", "routes/staff/login.tsx"),
  route("logout", "routes/staff/logout.ts"),
  route("setup/:token", "routes/staff/setup.tsx"),
  route("days/:date", "routes/day.ts"),
  route("reports/activity", "routes/reports/activity-now.ts"),
  route("reports/activity/:year.tsv", "routes/reports/activity-tsv.ts"),
  route("reports/activity/:year.csv", "routes/reports/activity-csv.ts"),
  layout("routes/desk.tsx", [
    index("routes/home.tsx"),
    route("reports/activity/:year", "routes/reports/activity.tsx"),
    route("reports/activity/:year/sessions", "routes/reports/figure-sessions.tsx"),
    route("sessions", "routes/sessions/list.tsx"),
    route("sessions/calendar", "routes/sessions/calendar.tsx"),
    route("sessions/new", "routes/sessions/new.tsx"),
    route("sessions/:id", "routes/sessions/session.tsx"),
    route("sessions/:id/edit", "routes/sessions/edit.tsx"),
  ]),
] satisfies RouteConfig;
