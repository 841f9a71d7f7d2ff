// What wakes somebody up. Each alert is a question to the logs and figures in ../alerts.json and has a page in ../runbooks of the same name.
param workspaceId string
param location string
param tags object

@description('Who is mailed; empty: nobody. Alerts are raised all the same.')
param email string

@description('Where the runbooks can be read; the name of the alert and .md follow.')
param runbooks string

var alerts = loadJsonContent('../alerts.json')

resource duty 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-nianbao'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'nianbao'
    enabled: true
    emailReceivers: empty(email) ? [] : [{ name: 'duty', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in alerts: {
    name: 'alert-nianbao-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: alert.title
      description: 'What to do / 处置手册: ${runbooks}${alert.name}.md'
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: alert.every
      windowSize: alert.within
      criteria: {
        allOf: [
          {
            query: join(alert.query, '\n')
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: true
      actions: {
        actionGroups: [duty.id]
        customProperties: { runbook: '${runbooks}${alert.name}.md' }
      }
    }
  }
]
