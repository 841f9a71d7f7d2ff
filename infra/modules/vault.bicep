// Holds the secrets. The key under which personal identifiers are made into pseudonyms: the template names it but
// never writes it, so that no deployment can replace it: with another key, yesterday's pseudonyms mean nobody.
// scripts/person-key.sh makes it, once. Those of the ways to send notices are put in by hand, see README.md.
import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param purgeProtection bool
param appPrincipalId string
param deployerPrincipalId string
param deployerPrincipalType string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: purgeProtection ? true : null // the service refuses an explicit false
  }
}

resource appReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource deployerWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, deployerPrincipalId, roles.keyVaultSecretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
  }
}

output name string = vault.name
output personKeyUri string = '${vault.properties.vaultUri}secrets/privacy-person-key'
output noticeWebhookKeyUri string = '${vault.properties.vaultUri}secrets/notice-webhook-key'
output noticeSmtpKeyUri string = '${vault.properties.vaultUri}secrets/notice-smtp-key'
