// Log Analytics and Application Insights. Telemetry is accepted from known identities only; there is no key to leak.
import { roles } from 'roles.bicep'

param workspaceName string
param applicationInsightsName string
param location string
param tags object
param appPrincipalId string
param alertEmail string
param runbooks string

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 90
  }
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource publish 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, appPrincipalId, roles.monitoringMetricsPublisher)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roles.monitoringMetricsPublisher
    )
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

module alerts 'alerts.bicep' = {
  params: {
    workspaceId: workspace.id
    location: location
    tags: tags
    email: alertEmail
    runbooks: runbooks
  }
}

output applicationInsightsName string = applicationInsights.name
