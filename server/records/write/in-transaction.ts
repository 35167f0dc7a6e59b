// The transaction of a write: made in access, because queues and logs join it as well.
export { afterCommit, inTransaction, undoable } from '../../access/in-transaction';
