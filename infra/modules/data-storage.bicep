// The account with the submissions, the records and the totals. Separate from the host's, so that it has its own
// redundancy, its own protection, and roles that give the host nothing it does not need.
import { roles } from 'roles.bicep'

param name string
param location string
param tags object
param skuName string
param appPrincipalId string

@description('The page of this app uploads large files straight into submissions/, with a SAS for one blob.')
param functionAppName string

var deadLetterContainerName = 'event-dead-letters'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: skuName }
  kind: 'StorageV2'
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
    cors: {
      corsRules: [
        {
          allowedOrigins: ['https://${functionAppName}.azurewebsites.net']
          allowedMethods: ['PUT', 'OPTIONS']
          allowedHeaders: ['content-type', 'if-none-match', 'x-ms-*']
          exposedHeaders: ['etag', 'x-ms-*']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for container in ['submissions', 'receipts', 'drafts', deadLetterContainerName]: {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

// The blob trigger puts a blob that failed five times here: into the account of the blob, not the host's.
resource poison 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = {
  parent: queues
  name: 'webjobs-blobtrigger-poison'
}

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

// The app makes these too, and one table for each dataset and period, when it first needs them.
resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for table in ['Registry', 'Aggregates', 'Inspections', 'Outbox']: {
    parent: tableService
    name: table
  }
]

// Old files are read seldom but never thrown away: retention is decided by people, not by a rule in a storage account.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'cool-old-submissions'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['submissions/'] }
            actions: {
              baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 180 } }
              version: { tierToCool: { daysAfterCreationGreaterThan: 30 } }
            }
          }
        }
        {
          // A draft holds names as they were typed: what was overwritten or deleted may be brought back for a month, no longer.
          name: 'forget-old-drafts'
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['drafts/'] }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: 30 } }
            }
          }
        }
      ]
    }
  }
  dependsOn: [blobs] // version rules are refused until versioning is on
}

// Blob Data Contributor may ask for a user delegation key, so that upload SAS need no further role.
var dataRoles = [
  roles.storageBlobDataContributor
  roles.storageQueueDataContributor
  roles.storageTableDataContributor
]

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in dataRoles: {
    name: guid(account.id, appPrincipalId, role)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

output name string = account.name
output deadLetterContainerName string = deadLetterContainerName
