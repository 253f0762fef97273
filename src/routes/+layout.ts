// Public pages ship no framework script; said here, at the root, it holds for 404 and 500 too.
export const csr = false;
