export { type Api, api } from './routes.ts';
export type { Route } from './route.ts';
export * as shape from './shapes.ts';
