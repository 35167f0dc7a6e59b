-- on sqlite
SELECT t."id", t1."id", t1."name", CASE WHEN (t."owner" IN (SELECT t2.id
FROM "user" t2
WHERE t2."department" IN (?, ?)) AND t."owner" = ?) THEN 1 ELSE 0 END, (SELECT COUNT(*)
FROM "loan" t1000
WHERE t1000."live" = 1 AND t1000."owner" IN (SELECT t1001.id
FROM "user" t1001
WHERE t1001."department" IN (?, ?)))
FROM "loan" t
LEFT JOIN "user" t1 ON t1.id = t."owner" AND t1."live" = 1
WHERE t."live" = 1 AND t."owner" IN (SELECT t3.id
FROM "user" t3
WHERE t3."department" IN (?, ?))
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","user_ada","dept_a","dept_b","dept_a","dept_b"]

SELECT t."id"
FROM "book" t
WHERE t."live" = 1 AND t.id IN (SELECT t1."book"
FROM "loan" t1
WHERE t1."live" = 1 AND t1."owner" IN (SELECT t2.id
FROM "user" t2
WHERE t2."department" IN (?, ?)) AND t1."borrower" = ?)
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","李雷"]

SELECT t."book", COUNT(*)
FROM "loan" t
WHERE t."live" = 1 AND EXISTS (SELECT 1
FROM "user" t1
WHERE t1.id = +t."owner" AND +t1."department" IN (?, ?)) AND t."book" = ?
GROUP BY t."book"
-- ["dept_a","dept_b","book_01"]

-- on mysql
SELECT t.`id`, t1.`id`, t1.`name`, CASE WHEN (t.`owner` IN (SELECT t2.id
FROM `user` t2
WHERE t2.`department` IN (?, ?)) AND t.`owner` = ?) THEN 1 ELSE 0 END, (SELECT COUNT(*)
FROM `loan` t1000
WHERE t1000.`live` = 1 AND t1000.`owner` IN (SELECT t1001.id
FROM `user` t1001
WHERE t1001.`department` IN (?, ?)))
FROM `loan` t
LEFT JOIN `user` t1 ON t1.id = t.`owner` AND t1.`live` = 1
WHERE t.`live` = 1 AND t.`owner` IN (SELECT t3.id
FROM `user` t3
WHERE t3.`department` IN (?, ?))
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","user_ada","dept_a","dept_b","dept_a","dept_b"]

SELECT t.`id`
FROM (SELECT t500.id AS k
FROM `book` t500
WHERE t500.`live` = 1 AND t500.id IN (SELECT t501.`book`
FROM `loan` t501
WHERE t501.`live` = 1 AND t501.`owner` IN (SELECT t502.id
FROM `user` t502
WHERE t502.`department` IN (?, ?)) AND t501.`borrower` = ?)
ORDER BY t500.id LIMIT 51) w
JOIN `book` t ON t.id = w.k
ORDER BY t.id LIMIT 51
-- ["dept_a","dept_b","李雷"]

SELECT t.`book`, COUNT(*)
FROM `loan` t
WHERE t.`live` = 1 AND t.`owner` IN (SELECT t1.id
FROM `user` t1
WHERE t1.`department` IN (?, ?)) AND t.`book` = ?
GROUP BY t.`book`
-- ["dept_a","dept_b","book_01"]
