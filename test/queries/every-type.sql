-- on sqlite
SELECT t."text", t."long_text", t."rich_text", t."email", t."phone", t."url", t."integer", CAST(t."decimal" AS TEXT), CAST(t."currency" AS TEXT), t."percent", t."boolean", t."date", t."date_time", t."time", t."picklist", t."multi_picklist", t."auto_number", CAST(((t."decimal" * ?) + (t."integer" * 10000)) AS TEXT), CAST(t."roll_up" AS TEXT), t."address", t."address__country", t."address__province", t."address__city", t."address__district", t."address__street", t."address__postcode", t."geolocation", t."geolocation__longitude", t."tags", t."rating", t."color", t."duration", t."json", t."barcode", CAST(t."money" AS TEXT), t."money__currency", t1."id", t1."name", t2."id", t2."name"
FROM "specimen" t
LEFT JOIN "user" t1 ON t1.id = t."user" AND t1."live" = 1
LEFT JOIN "department" t2 ON t2.id = t."department" AND t2."live" = 1
WHERE t."live" = 1
ORDER BY t.id LIMIT 2
-- ["2n"]

-- on mysql
SELECT t.`text`, t.`long_text`, t.`rich_text`, t.`email`, t.`phone`, t.`url`, t.`integer`, t.`decimal`, t.`currency`, t.`percent`, t.`boolean`, t.`date`, t.`date_time`, t.`time`, t.`picklist`, t.`multi_picklist`, t.`auto_number`, ((t.`decimal` * CAST(? AS DECIMAL(1, 0))) + t.`integer`), t.`roll_up`, t.`address`, t.`address__country`, t.`address__province`, t.`address__city`, t.`address__district`, t.`address__street`, t.`address__postcode`, t.`geolocation`, t.`geolocation__longitude`, t.`tags`, t.`rating`, t.`color`, t.`duration`, t.`json`, t.`barcode`, t.`money`, t.`money__currency`, t1.`id`, t1.`name`, t2.`id`, t2.`name`
FROM `specimen` t
LEFT JOIN `user` t1 ON t1.id = t.`user` AND t1.`live` = 1
LEFT JOIN `department` t2 ON t2.id = t.`department` AND t2.`live` = 1
WHERE t.`live` = 1
ORDER BY t.id LIMIT 2
-- ["2"]
