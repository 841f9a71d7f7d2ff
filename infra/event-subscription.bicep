// The second stage: tells the blob trigger of IngestSubmission about finished uploads. Event Grid calls the address while it makes
// the subscription, so the function must be deployed and the host must have made its blobs_extension key.
// scripts/subscribe.sh deploys this after every `azd deploy`; doing so again changes nothing.
targetScope = 'resourceGroup'

param topicName string
param functionAppName string
param dataStorageName string
param functionName string = 'IngestSubmission'
param submissionsContainerName string = 'submissions'
param deadLetterContainerName string = 'event-dead-letters'

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionAppName
}

resource dataStorage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataStorageName
}

// Read by Azure Resource Manager while it deploys, so that the key passes through no shell and no log.
var blobsKey = listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'ingest-submission'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${functionName}&code=${blobsKey}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/${submissionsContainerName}/'
      advancedFilters: [
        // Only calls that finish a blob. On an account with a hierarchical namespace, or by SFTP, a file is announced when it is
        // begun, too. SweepInbox finds whatever this list does not know.
        {
          operatorType: 'StringIn'
          key: 'data.api'
          values: ['PutBlob', 'PutBlockList', 'CopyBlob', 'FlushWithClose', 'SftpCommit']
        }
        { operatorType: 'StringIn', key: 'data.blobType', values: ['BlockBlob'] }
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: dataStorage.id
          blobContainerName: deadLetterContainerName
        }
      }
    }
  }
}
