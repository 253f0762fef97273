/** What a request body may weigh, in bytes. */
export const MAX_BODY = 16_384;
