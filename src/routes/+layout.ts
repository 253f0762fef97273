// Public pages ship no framework script, error pages included (NOTES: root false keeps 404 and 500 clean).
export const csr = false;
