// The MariaDB that tests start for themselves, to kill it.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const folders = [...(process.env.PATH ?? '').split(':').filter(Boolean), '/usr/sbin', '/usr/local/sbin', '/usr/libexec', '/opt/homebrew/bin'];
const find = (name) => folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file)) ?? '';

/** What makes the first tables. */
exports.install = find('mariadb-install-db');
/** Where the server is; '' where one of the two is missing. */
exports.mariadbd = exports.install && (process.env.TEST_MARIADBD ?? find('mariadbd'));
