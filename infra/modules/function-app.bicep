// The Flex Consumption plan and the app. Settings that the plan refuses (FUNCTIONS_WORKER_RUNTIME, FUNCTIONS_EXTENSION_VERSION,
// WEBSITE_TIME_ZONE, ...) are absent: the runtime is stated in functionAppConfig, and schedules are in UTC.
param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param hostStorageName string
param deploymentContainerUri string
param dataStorageName string
param applicationInsightsName string
param personKeyUri string
param instanceMemoryMB int
param maximumInstanceCount int
param maximumUploadBytes int
param noticeWebhookUrl string
param noticeWebhookKeyUri string
param noticeSmtpHost string
param noticeSmtpFrom string
param noticeSmtpUserName string
param noticeSmtpKeyUri string

// Only what is wanted is set: a way of sending without its settings is not used.
var webhookSettings = empty(noticeWebhookUrl)
  ? {}
  : {
      Outbox__Webhook__Url: noticeWebhookUrl
      Outbox__Webhook__Secret: '@Microsoft.KeyVault(SecretUri=${noticeWebhookKeyUri})'
    }
var mailSettings = empty(noticeSmtpHost)
  ? {}
  : {
      Outbox__Smtp__Host: noticeSmtpHost
      Outbox__Smtp__From: noticeSmtpFrom
    }
var mailCredentials = empty(noticeSmtpHost) || empty(noticeSmtpUserName)
  ? {}
  : {
      Outbox__Smtp__UserName: noticeSmtpUserName
      Outbox__Smtp__Password: '@Microsoft.KeyVault(SecretUri=${noticeSmtpKeyUri})'
    }

resource dataStorage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataStorageName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'nianbao' }) // how azd finds the app to deploy to
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUri
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      AzureWebJobsStorage__accountName: hostStorageName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      AzureWebJobsDisableHomepage: 'true' // the page is served at /

      Storage__blobServiceUri: dataStorage.properties.primaryEndpoints.blob
      Storage__queueServiceUri: dataStorage.properties.primaryEndpoints.queue // the blob trigger's poison queue
      Storage__tableServiceUri: dataStorage.properties.primaryEndpoints.table
      Storage__credential: 'managedidentity'
      Storage__clientId: identityClientId

      APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'

      // UTC. Shanghai is eight hours ahead: 18:30 is 02:30 there, 16:30 is half past midnight.
      Schedules__SweepInbox: '0 */10 * * * *'
      Schedules__Reconcile: '0 30 18 * * *'
      Schedules__FreezeMonthEnd: '0 50 15 * * *'
      Schedules__Inspect: '0 30 16-21 * * *'
      Inspect__BudgetSeconds: '1200'
      Schedules__Supervise: '0 45 * * * *'
      Supervise__BudgetSeconds: '1200'
      Schedules__Remind: '0 15 * * * *'
      Schedules__Deliver: '30 * * * * *'

      Intake__MaxBytes: string(maximumUploadBytes)
      Admission__Uploads: '16'
      Admission__Questions: '64'
      Admission__Waiting: '256'
      Admission__PatienceSeconds: '5'
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: string(maximumUploadBytes) // the host's own limit is 100 MB
      Privacy__PersonKey: '@Microsoft.KeyVault(SecretUri=${personKeyUri})'

      ...webhookSettings
      ...mailSettings
      ...mailCredentials
    }
  }
}

// Publishing is by identity; user names and passwords are not needed.
resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
