export { closeRequest, openRequest, overdueRequests, REQUEST_TABLE_MAX_ITEMS } from './request-table';
export type { Opening, RequestEntry, RequestState, RequestTable } from './request-table';
