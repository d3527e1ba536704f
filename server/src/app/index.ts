export { ConfigError, readConfig, type Config } from '../platform/config/config.ts';
export { createLog, type Log } from '../platform/log/log.ts';
export { DataFolderError, type RunningJixu, startServer } from './start-server.ts';
export { openApiDocument } from './open-api.ts';
export { type Maintenance, openMaintenance } from './maintenance.ts';
export { DatabaseUnavailable } from '../platform/db/embedded/database-unavailable.ts';
export { PackProblem } from '../rulebooks/index.ts';
