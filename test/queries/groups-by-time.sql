-- on sqlite
SELECT date(t."date_time", CASE WHEN t."date_time" >= ? THEN '+28800 seconds' WHEN t."date_time" >= ? THEN '+32400 seconds' WHEN t."date_time" >= ? THEN '+28800 seconds' WHEN t."date_time" >= ? THEN '+32400 seconds' ELSE '+28800 seconds' END) AS "#0", COUNT(*)
FROM "specimen" t
WHERE t."live" = 1 AND t."master_detail" IN (SELECT t1.id
FROM "loan" t1
WHERE t1."owner" = ?)
GROUP BY "#0"
ORDER BY "#0" IS NULL, "#0" LIMIT 1000
-- ["1991-09-14T17:00:00.000Z","1991-04-13T18:00:00.000Z","1990-09-15T17:00:00.000Z","1990-04-14T18:00:00.000Z","user_cai"]

SELECT date(t."published", 'start of year') AS "#0", COUNT(*)
FROM "book" t
WHERE t."live" = 1
GROUP BY "#0"
ORDER BY "#0" IS NULL, "#0" LIMIT 2

SELECT date(t."lent_on", '-6 days', 'weekday 1') AS "#0", COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND t."owner" = ?
GROUP BY "#0"
ORDER BY "#0" IS NULL, "#0" LIMIT 1000
-- ["user_cai"]

SELECT (SELECT date(q.d, 'start of month', '-' || ((CAST(strftime('%m', q.d) AS INTEGER) - 1) % 3) || ' months')
FROM (SELECT date(t."updated_at", CASE WHEN t."updated_at" >= ? THEN '+28800 seconds' WHEN t."updated_at" >= ? THEN '+32400 seconds' WHEN t."updated_at" >= ? THEN '+28800 seconds' WHEN t."updated_at" >= ? THEN '+32400 seconds' ELSE '+28800 seconds' END) AS d) q) AS "#0", COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND t."owner" = ?
GROUP BY "#0"
ORDER BY "#0" IS NULL, "#0" LIMIT 1000
-- ["1991-09-14T17:00:00.000Z","1991-04-13T18:00:00.000Z","1990-09-15T17:00:00.000Z","1990-04-14T18:00:00.000Z","user_cai"]

-- on mysql
SELECT DATE_FORMAT(DATE(t.`date_time` + INTERVAL CASE WHEN t.`date_time` >= ? THEN 28800 WHEN t.`date_time` >= ? THEN 32400 WHEN t.`date_time` >= ? THEN 28800 WHEN t.`date_time` >= ? THEN 32400 ELSE 28800 END SECOND), '%Y-%m-%d') AS `#0`, COUNT(*)
FROM `specimen` t
WHERE t.`live` = 1 AND t.`master_detail` IN (SELECT t1.id
FROM `loan` t1
WHERE t1.`owner` = ?)
GROUP BY `#0`
ORDER BY `#0` IS NULL, `#0` LIMIT 1000
-- ["1991-09-14 17:00:00.000","1991-04-13 18:00:00.000","1990-09-15 17:00:00.000","1990-04-14 18:00:00.000","user_cai"]

SELECT DATE_FORMAT(t.`published`, '%Y-01-01') AS `#0`, COUNT(*)
FROM `book` t
WHERE t.`live` = 1
GROUP BY `#0`
ORDER BY `#0` IS NULL, `#0` LIMIT 2

SELECT DATE_FORMAT(t.`lent_on` - INTERVAL WEEKDAY(t.`lent_on`) DAY, '%Y-%m-%d') AS `#0`, COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND t.`owner` = ?
GROUP BY `#0`
ORDER BY `#0` IS NULL, `#0` LIMIT 1000
-- ["user_cai"]

SELECT DATE_FORMAT(MAKEDATE(YEAR(DATE(t.`updated_at` + INTERVAL CASE WHEN t.`updated_at` >= ? THEN 28800 WHEN t.`updated_at` >= ? THEN 32400 WHEN t.`updated_at` >= ? THEN 28800 WHEN t.`updated_at` >= ? THEN 32400 ELSE 28800 END SECOND)), 1) + INTERVAL (QUARTER(DATE(t.`updated_at` + INTERVAL CASE WHEN t.`updated_at` >= ? THEN 28800 WHEN t.`updated_at` >= ? THEN 32400 WHEN t.`updated_at` >= ? THEN 28800 WHEN t.`updated_at` >= ? THEN 32400 ELSE 28800 END SECOND)) - 1) * 3 MONTH, '%Y-%m-%d') AS `#0`, COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND t.`owner` = ?
GROUP BY `#0`
ORDER BY `#0` IS NULL, `#0` LIMIT 1000
-- ["1991-09-14 17:00:00.000","1991-04-13 18:00:00.000","1990-09-15 17:00:00.000","1990-04-14 18:00:00.000","1991-09-14 17:00:00.000","1991-04-13 18:00:00.000","1990-09-15 17:00:00.000","1990-04-14 18:00:00.000","user_cai"]
