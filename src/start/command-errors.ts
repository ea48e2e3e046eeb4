/** How a command of the command line ends when it does not do what was asked. */

/** Used wrongly: the help follows. */
export class UsageError extends Error {}
/** Used rightly, but it did not work; the words say why and how to mend it. */
export class CommandFailed extends Error {}
