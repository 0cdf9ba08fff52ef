/** What labels, namespaces and other systems' names may be made of. */
export const labelSpelling = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** In characters: the value of a label in Kubernetes, whose objects bear the stack's name (RFC 1123's label). */
export const longestLabel = 63;
