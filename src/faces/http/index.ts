export { type AppOptions, createApp } from './app.ts';
export { openApi } from './openapi.ts';
export { route } from './route.ts';
export { routes } from './routes/index.ts';
export { serve } from './serve.ts';
export type { Change, LiveService, Services } from './services.ts';
export { actorReader } from './sessions.ts';
