import { OpenAPIRegistry, OpenApiGeneratorV31, type ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { api, type Route, shape } from '@flexpbx/domain/api';

/** The OpenAPI 3.1 document of the API, made from the same table the portal is mounted from. */
export function openApiDocument(version: string): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: '__Host-flexpbx' });
  for (const [operationId, route] of Object.entries<Route>(api)) {
    registry.registerPath({
      operationId,
      method: route.method,
      path: route.path,
      summary: route.summary,
      tags: [route.tag],
      security: route.permission === 'public' ? [] : [{ session: [] }],
      request: {
        ...(route.params && { params: route.params }),
        ...(route.query && { query: route.query }),
        ...(route.body && { body: { required: true, content: { 'application/json': { schema: route.body } } } }),
      },
      responses: { ...success(route), default: failure },
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'FlexPBX', version },
  });
}

const failure: ResponseConfig = {
  description: 'What went wrong.',
  content: { 'application/problem+json': { schema: shape.Problem } },
};

function success(route: Route): Record<string, ResponseConfig> {
  if (route.response) {
    const content = { 'application/json': { schema: route.response } };
    return { [route.creates ? '201' : '200']: { description: route.summary, content } };
  }
  return route.produces
    ? { 200: { description: route.summary, content: { [route.produces]: {} } } }
    : { 204: { description: 'Done.' } };
}
