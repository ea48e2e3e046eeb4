/** The engine alone, as a peer for starting: creates or reopens a folder with PostGIS and ends. */

import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';

const db = await PGlite.create({ dataDir: process.argv[2] as string, extensions: { postgis } });
await db.exec('create extension if not exists postgis');
await db.query("select ST_AsText('point(1 2)'::geometry)");
process.stdout.write('ready\n');
await db.close();
