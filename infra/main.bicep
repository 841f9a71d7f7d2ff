// Nianbao on Azure: everything that must exist before the code is deployed.
// What can exist only afterwards, the Event Grid subscription, is event-subscription.bicep. See README.md.
targetScope = 'subscription'

@description('Name of the azd environment; part of every name.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of all resources. It must offer Flex Consumption.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Who deploys: is allowed to write the person key into the vault.')
param deployerPrincipalId string = deployer().objectId

@description('Whether the deployer is a person or, in a pipeline, a service principal.')
@allowed(['User', 'ServicePrincipal'])
param deployerPrincipalType string = 'User'

@description('Redundancy of the data account. The records of a province deserve three zones; take Standard_LRS for a trial or where a region has no zones.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string = 'Standard_ZRS'

@description('Memory of an instance. Large workbooks are read as streams, so the middle size is enough.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Upper limit of instances, and so of cost. 40 is the least the platform takes.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Largest file that is accepted, in bytes.')
param maximumUploadBytes int = 268435456

@description('A person key that is lost cannot be made again. Turn off for trials only, so that the vault can be purged.')
param vaultPurgeProtection bool = true

@description('Where notices are posted to; empty: nowhere. The signing secret is notice-webhook-key in the vault.')
param noticeWebhookUrl string = ''

@description('The mail server for notices; empty: none is mailed. It must offer STARTTLS on port 587.')
param noticeSmtpHost string = ''

@description('The sender of mailed notices.')
param noticeSmtpFrom string = ''

@description('The user name at the mail server; empty: none. The password is notice-smtp-key in the vault.')
param noticeSmtpUserName string = ''

@description('Who is mailed when an alert is raised; empty: nobody.')
param alertEmail string = ''

@description('Where the pages for those on duty can be read.')
param runbooks string = 'https://github.com/nianbao/nianbao/blob/main/infra/runbooks/'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var functionAppName = 'func-nianbao-${token}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-nianbao-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-nianbao-${token}'
    applicationInsightsName: 'appi-nianbao-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    alertEmail: alertEmail
    runbooks: runbooks
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

module dataStorage 'modules/data-storage.bicep' = {
  scope: group
  params: {
    name: 'stdata${token}'
    location: location
    tags: tags
    skuName: dataRedundancy
    appPrincipalId: identity.outputs.principalId
    functionAppName: functionAppName
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    purgeProtection: vaultPurgeProtection
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
  }
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    name: functionAppName
    planName: 'plan-nianbao-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    deploymentContainerUri: hostStorage.outputs.deploymentContainerUri
    dataStorageName: dataStorage.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    personKeyUri: vault.outputs.personKeyUri
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    maximumUploadBytes: maximumUploadBytes
    noticeWebhookUrl: noticeWebhookUrl
    noticeWebhookKeyUri: vault.outputs.noticeWebhookKeyUri
    noticeSmtpHost: noticeSmtpHost
    noticeSmtpFrom: noticeSmtpFrom
    noticeSmtpUserName: noticeSmtpUserName
    noticeSmtpKeyUri: vault.outputs.noticeSmtpKeyUri
  }
}

module events 'modules/events.bicep' = {
  scope: group
  params: {
    topicName: 'evgt-nianbao-${token}'
    location: location
    tags: tags
    dataStorageName: dataStorage.outputs.name
    deadLetterContainerName: dataStorage.outputs.deadLetterContainerName
  }
}

// azd writes these into the environment; the scripts and `azd deploy` read them there.
output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_FUNCTION_APP_URL string = functionApp.outputs.url
output AZURE_DATA_STORAGE_NAME string = dataStorage.outputs.name
output AZURE_EVENT_TOPIC_NAME string = events.outputs.topicName
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
