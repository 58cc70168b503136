export { createMeters, type ServerMeters } from './meters.ts';
export { openApi } from './openapi.ts';
export { route } from './route.ts';
export { routes } from './routes/index.ts';
export { type AppOptions, createApp } from './server/app.ts';
export { hostGuard } from './server/hosts.ts';
export { type Listening, serve } from './server/listen.ts';
export type { Change, LiveService, Meters, Services } from './services.ts';
export { actorReader } from './sessions.ts';
