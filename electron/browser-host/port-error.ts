/** The port asked for cannot be had. */
export class PortError extends Error {
  readonly code: 'port-in-use' | 'port-forbidden' | 'port-failed';
  readonly hint: string;

  constructor(code: PortError['code'], message: string, hint: string, cause: unknown) {
    super(message, { cause });
    this.name = 'PortError';
    this.code = code;
    this.hint = hint;
  }

  static from(error: NodeJS.ErrnoException, port: number): PortError {
    const way = 'Use --port 0 for any free port, or --port with another number.';
    if (error.code === 'EADDRINUSE')
      return new PortError('port-in-use', `Port ${port} is in use by another program.`, way, error);
    if (error.code === 'EACCES')
      return new PortError('port-forbidden', `Port ${port} may not be used by this account.`, way, error);
    return new PortError('port-failed', `Port ${port} could not be opened (${error.message}).`, way, error);
  }
}
