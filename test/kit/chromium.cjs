// The Chromium that journeys drive. The headless shell first: the same engine without the windows of a desktop starts and draws with half the work.
'use strict';
const fs = require('node:fs');

const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where it is; '' where there is none. */
exports.chromium = process.env.TEST_CHROMIUM ?? places.find((file) => fs.existsSync(file)) ?? '';
