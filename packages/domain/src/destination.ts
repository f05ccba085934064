/** Where a call goes when a flow has finished with it. */
export type Destination = { readonly kind: 'hang-up' } | { readonly kind: 'extension'; readonly number: string };
