// An answer that is bytes already, on its way through Apollo.

/** Stands as `data` of a result: the bytes are the whole body of the answer. */
export class Answer {
  constructor(readonly bytes: Uint8Array) {}
}
