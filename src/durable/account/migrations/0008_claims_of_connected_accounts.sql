-- Accounts that were connected before there were claims are claimed at the next delivery.
INSERT INTO `outbox` (`kind`, `payload`)
SELECT 'claim', json_object('broker', `broker`, 'brokerAccountId', `broker_account_id`, 'credentialId', `id`, 'isInUse', json('true'))
FROM `credentials`
WHERE `deleted_at` IS NULL AND `broker` <> 'forge_paper';
