-- on sqlite
SELECT t."id", t."borrower"
FROM "loan" t
WHERE t."live" = 1 AND (((t."borrower" > ? OR t."borrower" IS NULL)) OR (t."borrower" = ? AND t.id > ?))
ORDER BY t."borrower" IS NULL, t."borrower", t.id LIMIT 3
-- ["王小明","王小明","loan_01"]

-- on mysql
SELECT t.`id`, t.`borrower`
FROM `loan` t
WHERE t.`live` = 1 AND (((t.`borrower` > ? OR t.`borrower` IS NULL)) OR (t.`borrower` = ? AND t.id > ?))
ORDER BY t.`borrower` IS NULL, t.`borrower`, t.id LIMIT 3
-- ["王小明","王小明","loan_01"]
