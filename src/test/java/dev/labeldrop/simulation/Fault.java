package dev.labeldrop.simulation;

/** What can go wrong. Each has a rate of its own, for each time that it could happen. */
enum Fault {

  // Of a call to a service.

  /** The process dies before the request has left it. */
  DIES_BEFORE(Scope.CALL),
  /** The process dies when the service has done its work. */
  DIES_AFTER(Scope.CALL),
  /** The process dies; the request is on its way, and the service gets it some time later. */
  DIES_MEANWHILE(Scope.CALL),
  /** An execution is stopped while its update is on its way. */
  ORPHANED(Scope.CALL),
  /** The service does its work, and the answer is lost. */
  REPLY_LOST(Scope.CALL),
  /** The first answer is lost, so the SDK sends the request again. */
  SENT_TWICE(Scope.CALL),
  /** The client gives the request up, and the service gets it some time later. */
  ARRIVES_LATE(Scope.CALL),
  /** Too many calls. */
  THROTTLED(Scope.CALL),
  /** A fault of the service, which does nothing. */
  BROKEN(Scope.CALL),
  /** A fault of the service, which has done its work all the same. */
  BROKEN_AFTER(Scope.CALL),
  /** Access denied. */
  REFUSED(Scope.CALL),
  /** After its updates, a run may not use the ledger any more. */
  LEDGER_DENIED(Scope.CALL),
  /** The request hangs until the function's time is over; the service may have had it. */
  HANGS(Scope.CALL),
  /** The request takes long. */
  SLOW(Scope.CALL),
  /** S3 sees another conditional write at the same moment. */
  CONFLICT(Scope.CALL),

  // Of a service's own doing.

  /** The connection breaks while the object's content is read. */
  CONTENT_CUT(Scope.SERVICE),
  /** The service says that it woke a task, and did not. */
  WAKE_LOST(Scope.SERVICE),

  /** A description is one of before. */
  STATUS_STALE(Scope.SERVICE),
  /** Somebody else's update comes just before ours. */
  OVERTAKEN(Scope.SERVICE),
  /** An update fails for no reason that is in its lines. */
  UPDATE_FAILS(Scope.SERVICE),
  /** A page token has expired. */
  TOKEN_EXPIRES(Scope.SERVICE),
  /** An update takes minutes. */
  UPDATE_SLOW(Scope.SERVICE),

  // Of an invocation.

  /** Step Functions loses an invocation, which goes on. */
  INVOCATION_LOST(Scope.INVOCATION),
  /** Lambda has no room for an invocation. */
  INVOCATION_THROTTLED(Scope.INVOCATION),
  /** Lambda fails before it has called the function. */
  INVOCATION_BROKEN(Scope.INVOCATION),

  // Of events.

  /** An event comes twice. */
  EVENT_TWICE(Scope.EVENT),
  /** An event comes late, after others that are younger. */
  EVENT_LATE(Scope.EVENT),

  // From outside, at some moment.

  /** Somebody has given executions little time. */
  TIMES_OUT(Scope.OUTSIDE),
  /** Somebody stops an execution. */
  ABORT(Scope.OUTSIDE),
  /** Somebody redrives an execution that did not come to a good end. */
  REDRIVE(Scope.OUTSIDE),
  /** Somebody changes a dataset without Labeldrop. */
  CHANGE(Scope.OUTSIDE),
  /** Somebody deletes an object of a run's folder. */
  DELETE(Scope.OUTSIDE),
  /** Somebody deletes an object of a run's folder just after it was written. */
  DELETE_SOON(Scope.OUTSIDE),
  /** Somebody pauses a dataset, and ends the pause later. */
  PAUSE(Scope.OUTSIDE),
  /** Somebody stops a run. */
  STOP(Scope.OUTSIDE),
  /** The stack is upgraded: all functions are new ones. */
  UPGRADE(Scope.OUTSIDE);

  /** What it strikes. */
  enum Scope {
    CALL,
    SERVICE,
    INVOCATION,
    EVENT,
    OUTSIDE
  }

  private final Scope scope;

  Fault(Scope scope) {
    this.scope = scope;
  }

  Scope scope() {
    return scope;
  }
}
