-- on sqlite
SELECT t."id", t1."id", (SELECT COUNT(*)
FROM "specimen" t1000
WHERE t1000."live" = 1 AND t1000."master_detail" IN (SELECT t1001.id
FROM "loan" t1001
WHERE t1001."owner" IN (SELECT t1002.id
FROM "user" t1002
WHERE t1002."department" IN (?, ?))))
FROM "specimen" t
LEFT JOIN "loan" t1 ON t1.id = t."master_detail" AND t1."live" = 1 AND EXISTS (SELECT 1
FROM "user" t2
WHERE t2.id = +t1."owner" AND +t2."department" IN (?, ?))
WHERE t."live" = 1 AND t."master_detail" IN (SELECT t3.id
FROM "loan" t3
WHERE t3."owner" IN (SELECT t4.id
FROM "user" t4
WHERE t4."department" IN (?, ?)))
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","dept_a","dept_b","dept_a","dept_b"]

SELECT COUNT(*)
FROM "specimen_part" t
WHERE t."live" = 1 AND t."specimen" IN (SELECT t1.id
FROM "specimen" t1
WHERE t1."master_detail" IN (SELECT t2.id
FROM "loan" t2
WHERE t2."owner" IN (SELECT t3.id
FROM "user" t3
WHERE t3."department" IN (?, ?))))
-- ["dept_a","dept_b"]

-- on mysql
SELECT t.`id`, t1.`id`, (SELECT COUNT(*)
FROM `specimen` t1000
WHERE t1000.`live` = 1 AND t1000.`master_detail` IN (SELECT t1001.id
FROM `loan` t1001
WHERE t1001.`owner` IN (SELECT t1002.id
FROM `user` t1002
WHERE t1002.`department` IN (?, ?))))
FROM `specimen` t
LEFT JOIN `loan` t1 ON t1.id = t.`master_detail` AND t1.`live` = 1 AND t1.`owner` IN (SELECT t2.id
FROM `user` t2
WHERE t2.`department` IN (?, ?))
WHERE t.`live` = 1 AND t.`master_detail` IN (SELECT t3.id
FROM `loan` t3
WHERE t3.`owner` IN (SELECT t4.id
FROM `user` t4
WHERE t4.`department` IN (?, ?)))
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","dept_a","dept_b","dept_a","dept_b"]

SELECT COUNT(*)
FROM `specimen_part` t
WHERE t.`live` = 1 AND t.`specimen` IN (SELECT t1.id
FROM `specimen` t1
WHERE t1.`master_detail` IN (SELECT t2.id
FROM `loan` t2
WHERE t2.`owner` IN (SELECT t3.id
FROM `user` t3
WHERE t3.`department` IN (?, ?))))
-- ["dept_a","dept_b"]
