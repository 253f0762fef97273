import { browsePage } from '../../directory.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ params, locals }) => browsePage(locals, 'public', params.code);
