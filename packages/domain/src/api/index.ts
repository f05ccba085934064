export type { Route } from './route.ts';
export { type Api, api } from './routes.ts';
export * as shape from './shapes.ts';
