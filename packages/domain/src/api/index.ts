export { addressOf, type Input, type Output, type RouteName, type Upload } from './exchange.ts';
export type { Route } from './route.ts';
export { type Api, api } from './routes.ts';
export * as shape from './shapes.ts';
export { pathOf, thingOperations } from './telephony.ts';
export type { ThingAnswer, ThingOperation } from './thing-routes.ts';
