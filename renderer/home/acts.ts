const acts = {
  'equipment.create': 'equipmentCreate',
  'equipment.update': 'equipmentUpdate',
  'equipment.export': 'equipmentExport',
  'people.create': 'peopleCreate',
  'people.update': 'peopleUpdate',
  'lookups.create': 'lookupsCreate',
  'lookups.update': 'lookupsUpdate',
  'imports.applied': 'importsApply',
  'imports.undone': 'importsUndo',
  'compliance.recordTest': 'testsRecord',
  'compliance.updateTest': 'testsUpdate',
  'compliance.removeTest': 'testsRemove',
  'compliance.restoreTest': 'testsRestore',
  'compliance.exportTests': 'testsExport',
  'bookings.create': 'bookingsCreate',
  'bookings.update': 'bookingsUpdate',
  'bookings.cancel': 'bookingsCancel',
  'bookings.reopen': 'bookingsReopen',
  'bookings.complete': 'bookingsComplete',
  'bookings.export': 'bookingsExport',
  'planner.print': 'plannerPrint',
  'findings.report': 'findingsReport',
  'findings.create': 'findingsCreate',
  'findings.update': 'findingsUpdate',
  'findings.resolve': 'findingsResolve',
  'findings.reopen': 'findingsReopen',
  'findings.remove': 'findingsRemove',
  'findings.restore': 'findingsRestore',
  'obligations.add': 'obligationsAdd',
  'obligations.set': 'obligationsSet',
  'obligations.update': 'obligationsUpdate',
  'obligations.extend': 'obligationsExtend',
  'obligations.withdrawExtension': 'obligationsWithdraw',
  'obligations.recordEvent': 'obligationsEvent',
  'obligations.removeEvent': 'obligationsEventRemove',
  'obligations.createRule': 'rulesCreate',
  'obligations.updateRule': 'rulesUpdate',
  'home.loadSample': 'homeLoadSample',
  'home.removeSample': 'homeRemoveSample',
  'accounts.create': 'accountsCreate',
  'accounts.resetPassword': 'accountsResetPassword',
  'auth.signIn': 'authSignIn',
  'auth.signInRefused': 'authSignInRefused',
  'auth.signOut': 'authSignOut',
  'auth.changePassword': 'authChangePassword',
  'preferences.set': 'preferencesSet',
  'setup.complete': 'setupComplete',
  'restore.takeUnit': 'restoreTakeUnit',
} as const;

/** The key of the words for an action of the audit trail; `other` for one that has none yet. */
export function actKey(action: string): (typeof acts)[keyof typeof acts] | 'other' {
  return isKnown(action) ? acts[action] : 'other';
}

function isKnown(action: string): action is keyof typeof acts {
  return Object.hasOwn(acts, action);
}
