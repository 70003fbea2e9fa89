import { index, layout, type RouteConfig, route } from "@remix-run/route-config";

/** Every URL in one table. */
export default [
  route("login", "routes/staff/login.tsx"),
  route("logout", "routes/staff/logout.ts"),
  route("setup/:token", "routes/staff/setup.tsx"),
  route("days/:date", "routes/day.ts"),
  route("r/:token", "routes/rsvp/answer.tsx"),
  route("r/:token/calendar.ics", "routes/rsvp/calendar.ts"),
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
    route("sessions/:id/attendance", "routes/sessions/attendance.tsx"),
    route("sessions/:id/outcome", "routes/sessions/outcome.tsx"),
    route("reports/headcounts", "routes/reports/headcounts.tsx"),
    route("sessions/:id/invitations", "routes/sessions/invitations.tsx"),
    route("sessions/:id/invitations/confirm", "routes/sessions/invitations-confirm.tsx"),
    route("sessions/:id/responses", "routes/sessions/responses.tsx"),
    route("sessions/:id/responses/:invitationId", "routes/sessions/responses-person.tsx"),
  ]),
] satisfies RouteConfig;
